/** What the browser says about this origin's room; its figures are rough by design. */
export interface StorageEstimate {
  usageBytes: number;
  quotaBytes: number;
  /** Whether the browser promised not to evict. */
  persistent: boolean;
}

/** Undefined where the browser does not say. */
export async function estimateStorage(): Promise<StorageEstimate | undefined> {
  if (!navigator.storage?.estimate) return undefined;
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return {
    usageBytes: usage,
    quotaBytes: quota,
    persistent: (await navigator.storage.persisted?.()) ?? false,
  };
}

/** Asks the browser not to evict; call it in a gesture, after the first success. False: refused, or not known here. */
export async function requestPersistence(): Promise<boolean> {
  // Only pages may ask; workers compile this too.
  const manager = navigator.storage as (StorageManager & { persist?: () => Promise<boolean> }) | undefined;
  if (!manager?.persist) return false;
  return (await manager.persisted()) || (await manager.persist());
}
