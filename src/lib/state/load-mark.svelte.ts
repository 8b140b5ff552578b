/** That something has been read, or never will be: to look at while drawing, and to wait for. */
export class LoadMark {
  /** Resolves when it is set; never rejects. */
  readonly whenSet: Promise<void>;
  #isSet = $state.raw(false);
  #resolve: () => void = () => undefined;

  constructor() {
    this.whenSet = new Promise((resolve) => (this.#resolve = resolve));
  }

  get isSet(): boolean {
    return this.#isSet;
  }

  set(): void {
    this.#isSet = true;
    this.#resolve();
  }
}
