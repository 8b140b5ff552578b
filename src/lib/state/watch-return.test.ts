import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchReturn } from './watch-return.ts';

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
let browser: EventTarget;
let now: number;
const onShown = vi.fn();
const onReturn = vi.fn();
let stop: () => void;

beforeEach(() => {
  vi.clearAllMocks();
  browser = new EventTarget();
  now = 1000;
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', browser.addEventListener.bind(browser));
  vi.stubGlobal('removeEventListener', browser.removeEventListener.bind(browser));
  stop = watchReturn({ onShown, onReturn, now: () => now });
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

function turn(visibilityState: string): void {
  page.visibilityState = visibilityState;
  page.dispatchEvent(new Event('visibilitychange'));
}
const awayFor = (ms: number) => {
  turn('hidden');
  now += ms;
  turn('visible');
};

it('tells a long absence from a glance elsewhere', () => {
  awayFor(4999);
  expect([onShown.mock.calls.length, onReturn.mock.calls.length]).toEqual([1, 0]);
  awayFor(5000);
  expect([onShown.mock.calls.length, onReturn.mock.calls.length]).toEqual([2, 1]);
  turn('visible');
  expect(onReturn).toHaveBeenCalledTimes(1);
});

it('takes a page from the cache and a network that is back for a return', () => {
  browser.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
  expect([onShown.mock.calls.length, onReturn.mock.calls.length]).toEqual([1, 0]);
  browser.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  browser.dispatchEvent(new Event('online'));
  expect([onShown.mock.calls.length, onReturn.mock.calls.length]).toEqual([2, 2]);
});

it('hears nothing once it was stopped', () => {
  stop();
  awayFor(9000);
  browser.dispatchEvent(new Event('online'));
  expect(onShown).not.toHaveBeenCalled();
  expect(onReturn).not.toHaveBeenCalled();
});
