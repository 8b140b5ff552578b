import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Segmented from './Segmented.svelte';

const options = [
  { value: 'compose', label: 'Compose' },
  { value: 'history', label: 'History', detail: '12' },
  { value: 'bin', label: 'Bin' },
] as const;

async function renderPages() {
  const onchange = vi.fn();
  const { rerender } = await render(Segmented, { label: 'Page', value: 'compose', options, onchange });
  onchange.mockImplementation((value: string) => rerender({ value }));
  return onchange;
}

test('is one stop of the Tab key, and the arrows choose', async () => {
  const onchange = await renderPages();
  await userEvent.tab();
  await expect.element(page.getByRole('radio', { name: 'Compose' })).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByRole('radio', { name: 'History', exact: true })).toHaveFocus();
  await expect.element(page.getByRole('radio', { name: 'History' })).toBeChecked();
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  await expect.element(page.getByRole('radio', { name: 'Bin' })).toBeChecked();
  expect(onchange.mock.calls.map(([value]) => value)).toEqual(['history', 'compose', 'bin']);
  await userEvent.tab();
  expect(document.activeElement?.getAttribute('role')).not.toBe('radio');
});

test('is a named radio group', async () => {
  await renderPages();
  await expect.element(page.getByRole('radiogroup', { name: 'Page' })).toBeInTheDocument();
  expect(page.getByRole('radio').elements()).toHaveLength(3);
});
