import type { Asset } from '../../contracts/asset.ts';
import type { Attempt, Job } from '../../contracts/job.ts';
import type { Profile } from '../../contracts/profile.ts';
import type { Recipe, SourceImage } from '../../contracts/recipe.ts';
import type { Draft, Workspace } from '../../contracts/workspace.ts';
import { createJob } from '../../kernel/reduce-job.ts';

/** Rows for tests; each takes what matters to its test. */
export function sampleRecipe(values: Partial<Recipe> = {}): Recipe {
  return {
    prompt: 'a red boat',
    size: { width: 1024, height: 1024 },
    aspectRatio: '1:1',
    resolution: '1K',
    quality: 'auto',
    format: 'png',
    background: 'auto',
    sources: [],
    profileId: 'p1',
    profileName: 'Demo',
    form: 'responses',
    textModel: '',
    imageModel: 'gpt-image-2',
    ...values,
  };
}

export function sampleSource(values: Partial<SourceImage> = {}): SourceImage {
  return {
    id: 's1',
    bytesHash: 'source-hash',
    mimeType: 'image/png',
    name: 'boat.png',
    width: 8,
    height: 8,
    sizeBytes: 100,
    ...values,
  };
}

export function sampleAsset(values: Partial<Asset> = {}): Asset {
  return {
    id: 'a1',
    kind: 'final',
    bytesHash: 'hash',
    mimeType: 'image/png',
    width: 1024,
    height: 1024,
    sizeBytes: 3,
    createdAt: 1000,
    jobId: 'j1',
    batchId: 'b1',
    workspaceId: 'w1',
    recipe: sampleRecipe(),
    durationMs: 1,
    demo: true,
    deletedAt: 0,
    ...values,
  };
}

export function sampleJob(values: Partial<Job> = {}): Job {
  const job = createJob({
    id: 'j1',
    workspaceId: 'w1',
    profileId: 'p1',
    batchId: 'b1',
    slot: 0,
    recipe: sampleRecipe(),
    previewsWanted: 2,
    maxAttempts: 3,
    createdAt: 1000,
  });
  return { ...job, ...values };
}

export function sampleAttempt(values: Partial<Attempt> = {}): Attempt {
  return {
    id: 't1',
    jobId: 'j1',
    profileId: 'p1',
    kind: 'request',
    number: 1,
    startedAt: 1000,
    method: 'POST',
    url: '',
    requestBody: '',
    responseBody: '',
    events: [],
    ...values,
  };
}

export function sampleProfile(values: Partial<Profile> = {}): Profile {
  return {
    id: 'p1',
    name: 'Studio',
    kind: 'openai',
    form: 'responses',
    baseUrl: 'https://upstream.example/v1',
    textModel: '',
    imageModel: 'gpt-image-2',
    hasKey: true,
    sendPromptUnchanged: true,
    reasoningEffort: 'none',
    extraAttempts: 2,
    waitMs: 15_000,
    previews: 2,
    stallTimeoutMs: 300_000,
    parallelJobs: 2,
    allowInsecure: false,
    stream: true,
    fallbackProfileId: '',
    dailyCapUsd: 0,
    knownModels: [],
    createdAt: 1000,
    updatedAt: 1000,
    ...values,
  };
}

export function sampleDraft(values: Partial<Draft> = {}): Draft {
  return {
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
    ...values,
  };
}

export function sampleWorkspace(values: Partial<Workspace> = {}): Workspace {
  return {
    id: 'w1',
    name: '',
    order: 1,
    draft: sampleDraft(),
    shownAssetId: '',
    batchId: '',
    createdAt: 1000,
    ...values,
  };
}
