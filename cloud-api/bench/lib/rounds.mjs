export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/**
 * Runs product and lower bound in turn, `count` times: whatever else the machine does hits both. The order changes from round
 * to round. Answers the measurements of each and the median of the rounds' ratios (product ÷ bound).
 */
export async function interleave(count, product, bound, valueOf) {
  const rounds = [];
  for (let round = 0; round < count; round++) {
    const measured = {};
    const order = [['product', product], ['bound', bound]];
    for (const [name, run] of round % 2 ? order.reverse() : order) measured[name] = await run(round);
    rounds.push(measured);
  }
  const of = (name, value) => median(rounds.map((round) => value(round[name])));
  return {
    rounds,
    product: (value) => of('product', value),
    bound: (value) => of('bound', value),
    ratio: median(rounds.map((round) => valueOf(round.product) / valueOf(round.bound))),
  };
}
