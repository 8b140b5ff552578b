import type { Asset } from '../../../lib/contracts/asset.ts';
import type { Attempt, Job, StoredPreview } from '../../../lib/contracts/job.ts';
import type { Recipe } from '../../../lib/contracts/recipe.ts';
import type { Workspace } from '../../../lib/contracts/workspace.ts';

/** Records for tests: plausible, and every field can be set. */
export function fakeRecipe(changes: Partial<Recipe> = {}): Recipe {
  return {
    prompt: 'A red boat on a calm lake',
    size: { width: 1536, height: 1024 },
    aspectRatio: '3:2',
    resolution: '1K',
    quality: 'high',
    format: 'png',
    background: 'opaque',
    sources: [],
    profileId: 'p1',
    profileName: 'Studio relay',
    form: 'responses',
    textModel: 'text-1',
    imageModel: 'image-1',
    ...changes,
  };
}

export function fakePreview(changes: Partial<StoredPreview> = {}): StoredPreview {
  return {
    bytesHash: 'preview-1',
    mimeType: 'image/png',
    width: 768,
    height: 512,
    sizeBytes: 900,
    index: 0,
    ...changes,
  };
}

export function fakeJob(changes: Partial<Job> = {}): Job {
  return {
    id: 'j1',
    workspaceId: 'w1',
    profileId: 'p1',
    batchId: 'b1',
    slot: 0,
    recipe: fakeRecipe(),
    previewsWanted: 2,
    state: 'queued',
    attempt: 0,
    maxAttempts: 4,
    createdAt: 1000,
    order: 1000,
    resumable: false,
    resumes: 0,
    heldImages: 0,
    previewCount: 0,
    previewTimes: [],
    assetIds: [],
    ...changes,
  };
}

export function fakeAttempt(changes: Partial<Attempt> = {}): Attempt {
  return {
    id: 'x1',
    jobId: 'j1',
    profileId: 'p1',
    kind: 'request',
    number: 1,
    startedAt: 0,
    endedAt: 100_000,
    method: 'POST',
    url: 'https://relay.example.com/v1/responses',
    requestBody: '{"model":"text-1"}',
    status: 524,
    responseHeaders: { server: 'edge' },
    responseBody: '<title>524</title>',
    events: [],
    ...changes,
  };
}

export function fakeAsset(changes: Partial<Asset> = {}): Asset {
  return {
    id: 'a1',
    kind: 'final',
    bytesHash: 'bytes-1',
    mimeType: 'image/png',
    width: 1536,
    height: 1024,
    sizeBytes: 4_600_000,
    createdAt: 2000,
    jobId: 'j1',
    batchId: 'b1',
    workspaceId: 'w1',
    recipe: fakeRecipe(),
    durationMs: 60_000,
    demo: false,
    deletedAt: 0,
    ...changes,
  };
}

export function fakeWorkspace(changes: Partial<Workspace> = {}): Workspace {
  return {
    id: 'w1',
    name: '',
    order: 1,
    draft: {
      prompt: '',
      profileId: '',
      aspectRatio: 'auto',
      resolution: '1K',
      quality: 'auto',
      format: 'png',
      compression: 90,
      background: 'auto',
      count: 1,
      sources: [],
    },
    shownAssetId: '',
    batchId: 'b1',
    createdAt: 500,
    ...changes,
  };
}
