import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Menu from './Menu.svelte';

let opener: HTMLButtonElement | undefined;

async function openMenu(at = { x: 40, y: 40 }) {
  opener = document.createElement('button');
  opener.textContent = 'Opener';
  document.body.append(opener);
  opener.focus();
  const rename = vi.fn();
  const remove = vi.fn();
  const onclose = vi.fn();
  const items = [
    { label: 'Rename', onselect: rename },
    { label: 'Move', disabled: true, onselect: vi.fn() },
    { label: 'Delete', danger: true, shortcut: 'Del', onselect: remove },
  ];
  const { unmount } = await render(Menu, { label: 'Workspace', items, at, onclose });
  onclose.mockImplementation(() => void unmount());
  return { rename, remove, onclose };
}

afterEach(() => opener?.remove());

test('the arrows pass over disabled items and wrap', async () => {
  await openMenu();
  await expect.element(page.getByRole('menuitem', { name: 'Rename' })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(page.getByRole('menuitem', { name: 'Delete', exact: true })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(page.getByRole('menuitem', { name: 'Rename' })).toHaveFocus();
  await userEvent.keyboard('d');
  await expect.element(page.getByRole('menuitem', { name: 'Delete' })).toHaveFocus();
});

test('Enter chooses, closes and gives the focus back', async () => {
  const { remove, onclose } = await openMenu();
  await userEvent.keyboard('{End}{Enter}');
  expect(remove).toHaveBeenCalledOnce();
  expect(onclose).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(opener);
});

test('Escape closes without choosing', async () => {
  const { rename, remove, onclose } = await openMenu();
  await userEvent.keyboard('{Escape}');
  expect(onclose).toHaveBeenCalledOnce();
  expect(rename).not.toHaveBeenCalled();
  expect(remove).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(opener);
});

test('stays within the window', async () => {
  await openMenu({ x: 100_000, y: 100_000 });
  const menu = page.getByRole('menu', { name: 'Workspace' }).element().getBoundingClientRect();
  expect(menu.right).toBeLessThanOrEqual(innerWidth);
  expect(menu.bottom).toBeLessThanOrEqual(innerHeight);
});

test('a press outside closes it', async () => {
  const { onclose } = await openMenu();
  document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
  expect(onclose).toHaveBeenCalledOnce();
});
