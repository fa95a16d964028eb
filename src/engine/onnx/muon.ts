// Muon's update of one weight as nodes of the graph (torch.optim.Muon): a weight's pieces are parts of one matrix, a
// row a filter, because what makes it orthogonal has to see all of it. In which order rows and columns lie is all the
// same to that.
import { type MuonSpec, muonScale, NEWTON_SCHULZ } from '../muon.ts';
import { arithmetic } from './arithmetic.ts';
import type { Graph, Value } from './graph.ts';
import type { Piece } from './piece.ts';
import type { Update, Updated } from './update.ts';

/** Reads the scalars `muon-size`, the learning rate, and `muon-decay`, what the step leaves of the weight. */
export function muonUpdate(graph: Graph, spec: MuonSpec, pieces: readonly Update[], rate: number): Updated[] {
  const moved = pieces.map((piece) => withMomentum(graph, spec, piece));
  const matrices = pieces.map(({ piece }, index) => toMatrix(graph, moved[index].direction, piece));
  const [rows] = pieces[0].piece.shape;
  const widths = pieces.map(({ piece }) => columnsOf(piece));
  const columns = widths.reduce((sum, width) => sum + width, 0);
  const whole = matrices.length === 1 ? matrices[0] : graph.add('Concat', matrices, { axis: 1 });
  const orthogonal = orthogonalized(graph, whole, rows, columns);
  const ofWhole = arithmetic(graph, 2, rate);
  const size = ofWhole.times(ofWhole.scalar('muon-size'), ofWhole.number(muonScale(rows, columns)));
  const change = ofWhole.times(orthogonal, size);
  const changes =
    matrices.length === 1
      ? [change]
      : graph.addAll('Split', [change, graph.ints(widths)], matrices.length, { axis: 1 });
  return pieces.map(({ piece }, index) => {
    const { times, minus, scalar } = arithmetic(graph, piece.shape.length, rate);
    const kept = spec.weightDecay > 0 ? times(piece.name, scalar('muon-decay')) : piece.name;
    return {
      weight: minus(kept, fromMatrix(graph, changes[index], piece)),
      state: [moved[index].buffer],
    };
  });
}

/** Nesterov's: the gradient goes ahead of the average of the gradients so far. */
function withMomentum(graph: Graph, { momentum }: MuonSpec, { piece, gradient, state: [old] }: Update) {
  const { times, plus, number } = arithmetic(graph, piece.shape.length);
  const fresh = times(gradient, number(1 - momentum));
  const buffer = plus(times(old, number(momentum)), fresh);
  return { buffer, direction: plus(times(buffer, number(momentum)), fresh) };
}

/** The Newton-Schulz iteration (muon.ts), with X X' or X' X, whichever is smaller. */
function orthogonalized(graph: Graph, matrix: Value, rows: number, columns: number): Value {
  const { a, b, c, iterations, epsilon } = NEWTON_SCHULZ;
  const wide = rows <= columns;
  const norm = graph.add('Max', [
    graph.add('ReduceL2', [matrix], { keepdims: 1 }),
    graph.floats([epsilon], [1, 1]),
  ]);
  let x = graph.add('Div', [matrix, norm]);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const gram = graph.add('Gemm', [x, x], wide ? { transB: 1 } : { transA: 1 });
    const polynomial = graph.add('Gemm', [gram, gram, gram], { alpha: { float: c }, beta: { float: b } });
    x = graph.add('Gemm', [...(wide ? [polynomial, x] : [x, polynomial]), x], { beta: { float: a } });
  }
  return x;
}

function columnsOf({ shape }: Piece): number {
  return shape.slice(1).reduce((product, size) => product * size, 1);
}

function toMatrix(graph: Graph, value: Value, piece: Piece): Value {
  const { shape, block } = piece;
  const columns = columnsOf(piece);
  if (block === 1) return graph.reshape(value, [shape[0], columns]);
  const blocks = graph.reshape(value, [shape[0] / block, columns, block]);
  return graph.reshape(graph.transpose(blocks, [0, 2, 1]), [shape[0], columns]);
}

function fromMatrix(graph: Graph, matrix: Value, piece: Piece): Value {
  const { shape, block } = piece;
  if (block === 1) return graph.reshape(matrix, shape);
  const blocks = graph.reshape(matrix, [shape[0] / block, block, columnsOf(piece)]);
  return graph.reshape(graph.transpose(blocks, [0, 2, 1]), shape);
}
