import type { LucideIcon } from '@lucide/svelte';

export interface MenuItem {
  label: string;
  icon?: LucideIcon | undefined;
  danger?: boolean | undefined;
  disabled?: boolean | undefined;
  /** Set where exactly one of the items holds: it becomes a radio item. */
  checked?: boolean | undefined;
  /** Set where it is on or off for itself: it becomes a checkbox item. */
  isOn?: boolean | undefined;
  /** As shown to people; not part of the name. */
  shortcut?: string | undefined;
  /** A line above it. */
  startsGroup?: boolean | undefined;
  onselect: () => void;
}
