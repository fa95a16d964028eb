// Joins a ReLU to the convolution that it follows, where the blocked kernels can apply it as they write.
import { type Graph, NCHWC, type Node, type Value } from './graph.ts';

/** A pass over the activation less, forward. Only where nothing else reads the convolution's result. */
export function fuseRelus(graph: Graph): void {
  const uses = countUses(graph);
  const places = new Map(graph.nodes.map((node, place) => [node.outputs[0], place]));
  const fused = new Set<number>();
  for (const [place, { op, inputs, outputs }] of graph.nodes.entries()) {
    const before = places.get(inputs[0]);
    if (op !== 'Relu' || before === undefined || uses.get(inputs[0]) !== 1) continue;
    const node = graph.nodes[before];
    if (!takesActivation(node)) continue;
    graph.nodes[before] = { ...node, outputs, attributes: { ...node.attributes, activation: 'Relu' } };
    fused.add(place);
  }
  graph.nodes.splice(0, graph.nodes.length, ...graph.nodes.filter((_node, place) => !fused.has(place)));
}

function takesActivation({ op, domain, attributes }: Node): boolean {
  return op === 'Conv' && domain === NCHWC && attributes.activation === undefined;
}

function countUses({ nodes, outputs }: Graph): ReadonlyMap<Value, number> {
  const uses = new Map<Value, number>();
  for (const value of [...nodes.flatMap(({ inputs }) => inputs), ...outputs.map(({ name }) => name)])
    uses.set(value, (uses.get(value) ?? 0) + 1);
  return uses;
}
