import { createRawSnippet } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Dialog from './Dialog.svelte';

const children = createRawSnippet(() => ({
  render: () => '<div><button>First</button> <button autofocus>Likeliest</button></div>',
}));
let opener: HTMLButtonElement | undefined;

async function openDialog() {
  opener = document.createElement('button');
  opener.textContent = 'Opener';
  document.body.append(opener);
  opener.focus();
  const onclose = vi.fn();
  const { rerender } = await render(Dialog, {
    title: 'Settings',
    closeLabel: 'Close',
    open: false,
    onclose,
    children,
  });
  await rerender({ open: true });
  onclose.mockImplementation(() => rerender({ open: false }));
  return { onclose, rerender };
}

afterEach(() => opener?.remove());

test('is named by its title and starts at the element with autofocus', async () => {
  await openDialog();
  await expect.element(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Likeliest' })).toHaveFocus();
});

test('Escape closes it and the focus goes back', async () => {
  const { onclose } = await openDialog();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(onclose).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(opener);
});

test('stays open while its owner says so', async () => {
  const { onclose } = await openDialog();
  onclose.mockImplementation(() => undefined);
  await userEvent.click(page.getByRole('button', { name: 'Close' }));
  expect(onclose).toHaveBeenCalledOnce();
  await expect.element(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
});

test('its content is gone once it has closed, and opens anew', async () => {
  const { rerender } = await openDialog();
  await rerender({ open: false });
  await vi.waitFor(() => expect(document.querySelector('dialog')?.childElementCount).toBe(0));
  await rerender({ open: true });
  await expect.element(page.getByRole('button', { name: 'Likeliest' })).toHaveFocus();
});
