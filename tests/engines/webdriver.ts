/** As much of the WebDriver protocol as the tests need. */

/** One answer of a driver: a value, or an error in words. */
interface Answer {
  value: unknown;
}

const isFailure = (value: unknown): value is { error: string; message: string } =>
  typeof value === 'object' && value !== null && 'error' in value;

/** The key under which the protocol hands elements around. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** An action of a pointer or of keys, as the protocol writes it. */
export type Action = Record<string, unknown>;

/** Asks a driver; throws what it says when it refuses. */
export async function ask(method: string, url: string, body?: object): Promise<unknown> {
  const response = await fetch(url, body ? { method, body: JSON.stringify(body) } : { method });
  const { value } = (await response.json()) as Answer;
  if (isFailure(value)) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** A browser window under a driver's control. */
export class DriverSession {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async open(url: string): Promise<void> {
    await ask('POST', `${this.#url}/url`, { url });
  }

  /** Runs a function body in the page; `arguments` are there, a promise is waited for. */
  async run<Value>(script: string, ...args: unknown[]): Promise<Value> {
    return (await ask('POST', `${this.#url}/execute/sync`, { script, args })) as Value;
  }

  async resize(width: number, height: number): Promise<void> {
    await ask('POST', `${this.#url}/window/rect`, { width, height });
  }

  /** What the window shows, as a PNG in base64. */
  async takeScreenshot(): Promise<string> {
    return (await ask('GET', `${this.#url}/screenshot`)) as string;
  }

  /** The element that a script finds. */
  async find(script: string, ...args: unknown[]): Promise<string> {
    const found = await this.run<Record<string, string> | null>(script, ...args);
    const id = found?.[ELEMENT];
    if (!id) throw new Error(`Nothing is there: ${script} ${JSON.stringify(args)}`);
    return id;
  }

  /** An element as an argument of a script or an action. */
  refer(element: string): Record<string, string> {
    return { [ELEMENT]: element };
  }

  async click(element: string): Promise<void> {
    await ask('POST', `${this.#url}/element/${element}/click`, {});
  }

  /** Into a field, in place of what stands there. */
  async type(element: string, text: string): Promise<void> {
    await ask('POST', `${this.#url}/element/${element}/clear`, {});
    await ask('POST', `${this.#url}/element/${element}/value`, { text });
  }

  async act(...actions: Action[]): Promise<void> {
    await ask('POST', `${this.#url}/actions`, { actions });
  }

  async close(): Promise<void> {
    await ask('DELETE', this.#url);
  }
}
