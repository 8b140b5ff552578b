import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import StepperRow from './StepperRow.svelte';

async function renderImages(value = 1) {
  const onchange = vi.fn();
  const props = { label: 'Images', value, min: 1, max: 10, lessLabel: 'Fewer', moreLabel: 'More', onchange };
  const { rerender } = await render(StepperRow, props);
  onchange.mockImplementation((next: number) => rerender({ value: next }));
  return { onchange, field: page.getByRole('spinbutton', { name: 'Images' }) };
}

test('counts by its buttons and stops at both ends', async () => {
  const { onchange, field } = await renderImages(9);
  await userEvent.click(page.getByRole('button', { name: 'More' }));
  await expect.element(field).toHaveValue(10);
  await expect.element(page.getByRole('button', { name: 'More' })).toBeDisabled();
  await userEvent.click(page.getByRole('button', { name: 'Fewer' }));
  await expect.element(field).toHaveValue(9);
  expect(onchange.mock.calls).toEqual([[10], [9]]);
});

test('counts by the arrow keys', async () => {
  const { onchange, field } = await renderImages(1);
  await userEvent.tab();
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(onchange.mock.calls.at(-1)).toEqual([1]);
  await expect.element(field).toHaveValue(1);
});

test('takes what is typed, and brings it within bounds when the field is left', async () => {
  const { onchange, field } = await renderImages(1);
  await userEvent.fill(field, '4');
  expect(onchange).toHaveBeenLastCalledWith(4);
  await userEvent.fill(field, '40');
  expect(onchange).toHaveBeenLastCalledWith(4);
  await userEvent.tab();
  await expect.element(field).toHaveValue(10);
  expect(onchange).toHaveBeenLastCalledWith(10);
});

test('an emptied field keeps its last value', async () => {
  const { field } = await renderImages(3);
  await userEvent.clear(field);
  await userEvent.tab();
  await expect.element(field).toHaveValue(3);
});
