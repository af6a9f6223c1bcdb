/** When which blow falls, by how many payments are through: drawn from the seed. */
export function blowsOf(payments, random) {
  const kills = Math.max(2, Math.round(payments / 1_000));
  const crashes = Math.max(1, Math.round(payments / 2_500));
  const at = () => random.int(Math.ceil(payments * 0.05), Math.floor(payments * 0.95));
  return [
    ...Array.from({ length: kills }, () => ({ kind: 'kill', at: at(), index: random.int(0, 1) })),
    ...Array.from({ length: crashes }, () => ({ kind: 'crash', at: at() })),
  ].sort((a, b) => a.at - b.at);
}

/** Strikes as payments come through. */
export class Chaos {
  #blows;
  #done = 0;
  #striking = Promise.resolve();

  constructor(cluster, blows) {
    this.cluster = cluster;
    this.#blows = [...blows];
  }

  /** One more payment is through. */
  progress() {
    this.#done++;
    while (this.#blows[0]?.at <= this.#done) {
      const { kind, index } = this.#blows.shift();
      this.#striking = this.#striking.then(() => (kind === 'kill' ? this.cluster.killOne(index) : this.cluster.crashDatabase()));
      // Whoever waits for the end hears of it; until then it is no unhandled rejection.
      this.#striking.catch(() => {});
    }
  }

  /** Resolves when everything that was struck down is up again. */
  over() {
    return this.#striking;
  }
}
