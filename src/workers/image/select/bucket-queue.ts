/** Numbers by their cost, cheapest first; costs are rounded up to buckets. Linear in what is added, unlike a heap. */
export interface BucketQueue {
  add(item: number, cost: number): void;
  /** Undefined once it is empty. */
  take(): { item: number; cost: number } | undefined;
}

export function createBucketQueue(bucketSize: number): BucketQueue {
  const buckets: { items: number[]; costs: number[] }[] = [];
  let first = 0;
  return {
    add(item, cost) {
      const place = Math.max(first, Math.floor(cost / bucketSize));
      const bucket = (buckets[place] ??= { items: [], costs: [] });
      bucket.items.push(item);
      bucket.costs.push(cost);
    },
    take() {
      while (first < buckets.length) {
        const bucket = buckets[first];
        const item = bucket?.items.pop();
        const cost = bucket?.costs.pop();
        if (item !== undefined && cost !== undefined) return { item, cost };
        delete buckets[first];
        first += 1;
      }
      return undefined;
    },
  };
}
