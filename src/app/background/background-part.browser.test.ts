import { flushSync, mount, unmount } from 'svelte';
import type { Component } from 'svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Job } from '../../lib/contracts/job.ts';
import { setAppState } from '../../lib/state/app-state.ts';
import Background from './Background.svelte';
import { FakeBackgroundApp } from './background-app.fake.svelte.ts';
import { fakeJob } from './job-row.fake.ts';

let app: FakeBackgroundApp;
let part: object;
let isHidden = false;

const withApp: Component = (anchor, props) => {
  setAppState(app.state);
  return (Background as unknown as Component)(anchor, props);
};

beforeEach(() => {
  isHidden = false;
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
  app = new FakeBackgroundApp();
  part = mount(withApp, { target: document.body, props: {} });
  flushSync();
});
afterEach(async () => {
  await unmount(part);
  Reflect.deleteProperty(document, 'hidden');
});

function show(...active: Job[]): void {
  app.active = active;
  flushSync();
}

it('reads a batch when its last job has ended and the page is hidden', () => {
  const [first, second] = [fakeJob(), fakeJob({ slot: 1 })];
  isHidden = true;
  show(first, second);
  show(second);
  expect(app.readBatch).not.toHaveBeenCalled();
  show();
  expect(app.readBatch).toHaveBeenCalledExactlyOnceWith('b1');
});

it('leaves it to whoever looks at the page', () => {
  show(fakeJob());
  show();
  expect(app.readBatch).not.toHaveBeenCalled();
});

it('opens the workspace of a clicked notice, as long as it is there', () => {
  const click = (easelOpens: string) =>
    navigator.serviceWorker.dispatchEvent(new MessageEvent('message', { data: { easelOpens } }));
  click('w1');
  click('closed');
  expect(app.select).toHaveBeenCalledExactlyOnceWith('w1');
});
