/** An object URL that a component shows, whoever makes it. The newest question wins, however late an older answer comes. */
export class AskedUrl {
  #url = $state.raw<string | null>();
  #turn = 0;

  /** Undefined: not known yet; null: there is none. */
  get url(): string | null | undefined {
    return this.#url;
  }

  async ask(load: () => Promise<string | null>): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const url = await load();
    if (turn === this.#turn) this.#url = url;
  }
}
