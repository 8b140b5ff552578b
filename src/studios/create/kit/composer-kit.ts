/** What the composer shows beyond the prompt and its parameters, as one chunk: none of it is needed to type. */
export { default as KitRows } from './KitRows.svelte';
export { default as ModelOptions } from './ModelOptions.svelte';
