// Joins a ReLU, or one clipped at a constant, to the convolution that it follows, where the blocked kernels can apply it as they
// write.
import { type Graph, NCHWC, type Node, type Value } from './graph.ts';

/** A pass over the activation less, forward. Only where nothing else reads the convolution's result. */
export function fuseActivations(graph: Graph): void {
  const uses = countUses(graph);
  const places = new Map(graph.nodes.map((node, place) => [node.outputs[0], place]));
  const fused = new Set<number>();
  for (const [place, node] of graph.nodes.entries()) {
    const activation = activationOf(graph, node);
    const before = places.get(node.inputs[0]);
    if (activation === undefined || before === undefined || uses.get(node.inputs[0]) !== 1) continue;
    const convolution = graph.nodes[before];
    if (!takesActivation(convolution)) continue;
    const attributes = { ...convolution.attributes, ...activation };
    graph.nodes[before] = { ...convolution, outputs: node.outputs, attributes };
    fused.add(place);
  }
  graph.nodes.splice(0, graph.nodes.length, ...graph.nodes.filter((_node, place) => !fused.has(place)));
}

/** As the kernels are told of it; undefined: it's none that they know. */
function activationOf(graph: Graph, { op, domain, inputs }: Node): Node['attributes'] | undefined {
  if (domain !== '') return undefined;
  if (op === 'Relu') return { activation: 'Relu' };
  if (op !== 'Clip') return undefined;
  const bounds = inputs.slice(1).map((name) => constantOf(graph, name));
  if (bounds.length !== 2 || bounds.includes(undefined)) return undefined;
  return { activation: 'Clip', activation_params: { floats: bounds as number[] } };
}

function constantOf({ initializers }: Graph, name: Value): number | undefined {
  const [value] = initializers.find((one) => one.name === name)?.data ?? [];
  return typeof value === 'number' ? value : undefined;
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
