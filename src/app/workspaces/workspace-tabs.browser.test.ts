import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { openDatabase } from '../../lib/db/database.ts';
import { createRepositories } from '../../lib/db/repositories.ts';
import { createAppState, type AppParts } from '../../lib/state/create-app-state.ts';
import TabsHarness from './TabsHarness.svelte';

const tab = (name: string) => page.getByRole('tab', { name, exact: true });
const titles = () =>
  page
    .getByRole('tab')
    .elements()
    .map((element) => element.textContent?.trim());
/** As they stand on the screen: the order of the elements is only half of it. */
const titlesInSight = () =>
  [...page.getByRole('tab').elements()]
    .sort((a, b) => a.getBoundingClientRect().left - b.getBoundingClientRect().left)
    .map((element) => element.textContent?.trim());

/** Where Tab starts from depends on the test before. */
const focusTab = (name: string) => (tab(name).element() as HTMLElement).focus();

async function renderTabs() {
  const nothing = new Proxy({}, { get: () => () => Promise.resolve() });
  const parts = {
    repositories: createRepositories(openDatabase(`tabs-${crypto.randomUUID()}`)),
    upstream: nothing,
    images: nothing,
  } as unknown as AppParts;
  const { state } = createAppState(parts);
  state.workspaces.start();
  await vi.waitFor(() => expect(state.workspaces.loaded).toBe(true));
  state.workspaces.rename(state.workspaces.list[0]?.id ?? '', 'One');
  for (const name of ['Two', 'Three']) state.workspaces.rename((await state.workspaces.create()).id, name);
  const onclosed = vi.fn();
  await render(TabsHarness, { appState: state, onclosed });
  await expect.element(tab('Three')).toBeVisible();
  return { state, onclosed };
}

beforeEach(() => localStorage.clear());

test('the arrow keys select, and the list is one stop', async () => {
  await renderTabs();
  focusTab('Three');
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(tab('One')).toHaveFocus();
  await expect.element(tab('One')).toHaveAttribute('aria-selected', 'true');
  await userEvent.keyboard('{End}{ArrowLeft}');
  await expect.element(tab('Two')).toHaveFocus();
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'New workspace' })).toHaveFocus();
});

test('Ctrl+Shift with an arrow moves the tab, and the focus stays on it', async () => {
  await renderTabs();
  focusTab('Three');
  await userEvent.keyboard('{Control>}{Shift>}{ArrowLeft}{/Shift}{/Control}');
  await expect.poll(titlesInSight).toEqual(['One', 'Three', 'Two']);
  await expect.element(tab('Three')).toHaveFocus();
  await userEvent.keyboard('{Control>}{Shift>}{ArrowLeft}{/Shift}{/Control}');
  await expect.poll(titlesInSight).toEqual(['Three', 'One', 'Two']);
  await userEvent.keyboard('{Control>}{Shift>}{ArrowLeft}{/Shift}{/Control}');
  expect(titlesInSight()).toEqual(['Three', 'One', 'Two']);
});

test('Delete closes the focused tab, the neighbour takes its place, and it can be undone', async () => {
  const { onclosed } = await renderTabs();
  focusTab('Three');
  await userEvent.keyboard('{Delete}');
  await expect.poll(titles).toEqual(['One', 'Two']);
  await expect.element(tab('Two')).toHaveFocus();
  onclosed.mock.calls[0]?.[0]();
  await expect.poll(titles).toEqual(['One', 'Two', 'Three']);
});

test('F2 renames; Enter keeps the name and Escape does not', async () => {
  const { state } = await renderTabs();
  focusTab('Three');
  await userEvent.keyboard('{F2}');
  const field = page.getByRole('textbox', { name: 'Workspace name' });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('Vases{Enter}');
  await expect.element(tab('Vases')).toHaveFocus();
  await userEvent.keyboard('{F2}');
  await userEvent.keyboard('Other{Escape}');
  await expect.element(tab('Vases')).toHaveFocus();
  expect(state.workspaces.current?.name).toBe('Vases');
});

test('there is one cross, it is no part of a tab and no stop of its own', async () => {
  await renderTabs();
  const cross = page.getByRole('button', { name: 'Close workspace' });
  expect(cross.elements()).toHaveLength(1);
  expect(cross.element().closest('[role=tablist]')).toBeNull();
  expect(cross.element()).toHaveProperty('tabIndex', -1);
  await userEvent.click(cross);
  await expect.poll(titles).toEqual(['One', 'Two']);
});

test('the mouse drags a tab to another place', async () => {
  await renderTabs();
  const drag = (type: string, x: number) =>
    tab('Three')
      .element()
      .dispatchEvent(
        new PointerEvent(type, { bubbles: true, pointerId: 1, button: 0, clientX: x, clientY: 5 }),
      );
  // Dispatched events own no pointer that could be captured.
  tab('Three').element().setPointerCapture = () => undefined;
  drag('pointerdown', 500);
  drag('pointermove', 480);
  drag('pointermove', 100);
  drag('pointerup', 100);
  await expect.poll(titlesInSight).toEqual(['Three', 'One', 'Two']);
});
