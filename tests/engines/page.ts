/** A page of the app in a driven window, found by role and name as the UI contract promises them. */
import { vi } from 'vitest';
import type { DriverSession } from './webdriver.ts';

/** Longer than anything takes on a machine that is busy with something else. */
const PATIENCE = { timeout: 90_000, interval: 100 };

/** In the page: what has this role and exactly this name, if it is shown. */
const FIND = `
  const [role, name] = arguments;
  const tags = { button: 'button', textbox: 'textarea, input', region: 'section', radio: 'input[type=radio]' };
  const read = (node) => {
    const copy = node.cloneNode(true);
    for (const unsaid of copy.querySelectorAll('[aria-hidden=true]')) unsaid.remove();
    return copy.textContent.trim();
  };
  const label = (node) => node.getAttribute('aria-label') ?? read(node.labels?.[0] ?? node);
  return (
    [...document.querySelectorAll('[role=' + role + '], ' + (tags[role] ?? role))].find(
      (node) => label(node) === name && node.getClientRects().length > 0,
    ) ?? null
  );
`;

/** Acts as a person does; each waits for what it needs. */
export class EnginePage {
  readonly session: DriverSession;

  constructor(session: DriverSession) {
    this.session = session;
  }

  /** The element of a role and name, once it is there. */
  find(role: string, name: string): Promise<string> {
    return vi.waitFor(() => this.session.find(FIND, role, name), PATIENCE);
  }

  async press(role: string, name: string): Promise<void> {
    const element = await this.find(role, name);
    await this.session.click(element);
  }

  async fill(name: string, text: string): Promise<void> {
    const field = await this.find('textbox', name);
    await this.session.type(field, text);
  }

  /** An attribute of a region. */
  async read(region: string, attribute: string): Promise<string | null> {
    const element = await this.find('region', region);
    const [node, name] = [this.session.refer(element), attribute];
    return this.session.run<string | null>('return arguments[0].getAttribute(arguments[1])', node, name);
  }

  /** Waits until a region says so. */
  async expectState(region: string, attribute: string, value: string): Promise<void> {
    await vi.waitFor(async () => {
      const found = await this.read(region, attribute);
      if (found !== value) throw new Error(`${region}: ${attribute} is ${found}, not ${value}.`);
    }, PATIENCE);
  }

  /** Draws with the mouse across the middle of a region. */
  async drawAcross(region: string): Promise<void> {
    const origin = this.session.refer(await this.find('region', region));
    const move = (x: number, y: number) => ({ type: 'pointerMove', duration: 100, origin, x, y });
    await this.session.act({
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: [
        move(-60, 0),
        { type: 'pointerDown', button: 0 },
        move(0, 20),
        move(60, 40),
        { type: 'pointerUp', button: 0 },
      ],
    });
  }
}
