/**
 * Parts a total among weights: each gets its share, rounded so that the sum is exact (the method of largest remainders,
 * https://en.wikipedia.org/wiki/Largest_remainder_method), and none less than `least`. Who weighs more never gets less.
 * @param total a whole number, at least `least` for each weight
 * @param weights above 0
 */
export function apportion(total: number, weights: readonly number[], least: number): number[] {
  const heavy = heavyOnes(total, weights, least);
  const rest = total - least * (weights.length - heavy.size);
  const sum = [...heavy].reduce((whole, at) => whole + (weights[at] ?? 0), 0);
  const quotas = weights.map((weight, at) => (heavy.has(at) ? (rest * weight) / sum : least));
  const shares = quotas.map((quota) => Math.floor(quota));
  const left = total - shares.reduce((whole, share) => whole + share, 0);
  const remainder = (at: number): number => (quotas[at] ?? 0) - (shares[at] ?? 0);
  const byRemainder = [...heavy].sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (const at of byRemainder.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

/** The indices of those whose share is above `least`, when the others have just that. */
function heavyOnes(total: number, weights: readonly number[], least: number): Set<number> {
  const heavy = new Set(weights.keys());
  for (;;) {
    const rest = total - least * (weights.length - heavy.size);
    const sum = [...heavy].reduce((whole, at) => whole + (weights[at] ?? 0), 0);
    const light = [...heavy].filter((at) => (rest * (weights[at] ?? 0)) / sum < least);
    if (light.length === 0 || light.length === heavy.size) return heavy;
    for (const at of light) heavy.delete(at);
  }
}
