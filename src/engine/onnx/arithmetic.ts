// Arithmetic on the elements of tensors of one rank, as nodes of a graph.
import type { Graph, Value } from './graph.ts';

export interface Arithmetic {
  times(a: Value, b: Value): Value;
  plus(a: Value, b: Value): Value;
  minus(a: Value, b: Value): Value;
  over(a: Value, b: Value): Value;
  root(a: Value): Value;
  /** A constant. */
  number(value: number): Value;
  /** A graph input of no dimensions, for a learning rate of so many times the step's. */
  scalar(name: Value): Value;
}

/** The graph input that holds a scalar of the step. */
export function scalarName(name: Value, rate: number): Value {
  return rate === 1 ? name : `${name}*${rate}`;
}

/**
 * Scalars get as many dimensions of 1 as the tensors: ONNX Runtime spreads one of fewer over a tensor that ends in
 * dimensions of 1 (the weights of pointwise convolutions) number by number, fifty times slower.
 */
export function arithmetic(graph: Graph, rank: number, rate = 1): Arithmetic {
  const ones = new Array<number>(rank).fill(1);
  return {
    times: (a, b) => graph.add('Mul', [a, b]),
    plus: (a, b) => graph.add('Add', [a, b]),
    minus: (a, b) => graph.add('Sub', [a, b]),
    over: (a, b) => graph.add('Div', [a, b]),
    root: (a) => graph.add('Sqrt', [a]),
    number: (value) => graph.floats([value], ones),
    scalar: (name) => graph.view(scalarName(name, rate), ones),
  };
}
