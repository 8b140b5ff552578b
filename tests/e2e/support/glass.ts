/** Fingers and pens on the canvas, as the browser itself gets them: trusted events, by the DevTools protocol. */
import type { CDPSession, Page } from '@playwright/test';
import { find } from './app.ts';

/** A place of the canvas, CSS pixels from its middle. */
export type Place = readonly [x: number, y: number];

export interface Finger {
  id: number;
  at: Place;
  /** Radius of its contact, CSS pixels. */
  radiusPx?: number;
}

const GAP_S = 0.016;

export interface PenPress {
  force?: number;
  /** The barrel button is held. */
  barrel?: boolean;
}

/** Hands over the canvas of a page. */
export class Glass {
  readonly #session: CDPSession;
  readonly #middle: { x: number; y: number };
  /** Of the events: a machine that is busy must not make a tap long. Seconds. */
  #now = Date.now() / 1000;

  private constructor(session: CDPSession, middle: { x: number; y: number }) {
    this.#session = session;
    this.#middle = middle;
  }

  static async open(page: Page): Promise<Glass> {
    const box = await find(page).canvas.boundingBox();
    if (!box) throw new Error('There is no canvas.');
    const session = await page.context().newCDPSession(page);
    return new Glass(session, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  }

  /** `fingers`: all that are on the glass then; of `end` and `cancel`, those that stay. */
  async touch(type: 'start' | 'move' | 'end' | 'cancel', fingers: readonly Finger[] = []): Promise<void> {
    const touchPoints = fingers.map(({ id, at, radiusPx = 8 }) => ({
      id,
      ...this.#toPoint(at),
      radiusX: radiusPx,
      radiusY: radiusPx,
      force: 1,
    }));
    const name = `touch${type[0]?.toUpperCase()}${type.slice(1)}` as 'touchStart';
    await this.#session.send('Input.dispatchTouchEvent', {
      type: name,
      touchPoints,
      timestamp: this.#tick(),
    });
  }

  /** All land one after another, and leave at once: a tap of so many fingers. */
  async tap(places: readonly Place[]): Promise<void> {
    const fingers = places.map((at, id) => ({ id, at }));
    for (let count = 1; count <= fingers.length; count += 1)
      await this.touch('start', fingers.slice(0, count));
    await this.touch('end');
  }

  /** One finger's stroke. */
  async swipe(way: readonly Place[], radiusPx?: number): Promise<void> {
    const finger = (at: Place): Finger => ({ id: 0, at, ...(radiusPx ? { radiusPx } : {}) });
    for (const [index, at] of way.entries()) await this.touch(index === 0 ? 'start' : 'move', [finger(at)]);
    await this.touch('end');
  }

  /** `down`, `move` and `up` of a pen; `hover` moves it over the glass. */
  async pen(type: 'down' | 'move' | 'up' | 'hover', at: Place, press: PenPress = {}): Promise<void> {
    const { force = 0.5, barrel = false } = press;
    const isUp = type === 'hover';
    const button = barrel ? 'right' : 'left';
    const buttons = barrel ? 2 : 1;
    await this.#session.send('Input.dispatchMouseEvent', {
      type: type === 'down' ? 'mousePressed' : type === 'up' ? 'mouseReleased' : 'mouseMoved',
      ...this.#toPoint(at),
      pointerType: 'pen',
      force: isUp || type === 'up' ? 0 : force,
      button: isUp ? 'none' : button,
      buttons: isUp || type === 'up' ? 0 : buttons,
      clickCount: type === 'down' || type === 'up' ? 1 : 0,
      timestamp: this.#tick(),
    });
  }

  async draw(way: readonly Place[], press?: PenPress): Promise<void> {
    const [first, ...rest] = way;
    if (!first) return;
    await this.pen('hover', first);
    await this.pen('down', first, press);
    for (const at of rest) await this.pen('move', at, press);
    await this.pen('up', rest.at(-1) ?? first, press);
  }

  /** Each event comes so long after the one before. */
  #tick(): number {
    this.#now += GAP_S;
    return this.#now;
  }

  #toPoint([x, y]: Place): { x: number; y: number } {
    return { x: this.#middle.x + x, y: this.#middle.y + y };
  }
}
