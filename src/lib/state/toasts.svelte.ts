/** One passing message. */
export interface Toast {
  id: string;
  text: string;
  tone: 'info' | 'success' | 'warning' | 'danger';
  action?: { label: string; run: () => void };
}

/** What a toast is made from. */
export interface NewToast {
  text: string;
  tone?: Toast['tone'];
  action?: { label: string; run: () => void };
  /** 0: stays until it is dismissed. */
  durationMs?: number;
}

const DEFAULT_DURATION_MS = 8000;

/** Passing messages, oldest first. */
export class Toasts {
  #list = $state.raw<Toast[]>([]);
  readonly #timers: Record<string, ReturnType<typeof setTimeout>> = {};

  get list(): Toast[] {
    return this.#list;
  }

  /** Answers with its id, for `dismiss`. */
  show({ text, tone = 'info', action, durationMs = DEFAULT_DURATION_MS }: NewToast): string {
    const id = crypto.randomUUID();
    this.#list = [...this.#list, { id, text, tone, ...(action ? { action } : {}) }];
    if (durationMs > 0) this.#timers[id] = setTimeout(() => this.dismiss(id), durationMs);
    return id;
  }

  dismiss(id: string): void {
    clearTimeout(this.#timers[id]);
    delete this.#timers[id];
    this.#list = this.#list.filter((toast) => toast.id !== id);
  }
}
