import type { AssetRepository } from './asset-repository.ts';
import { createAssetRepository } from './asset-repository.ts';
import type { AttemptRepository } from './attempt-repository.ts';
import { createAttemptRepository } from './attempt-repository.ts';
import type { ByteRepository } from './byte-repository.ts';
import { createByteRepository } from './byte-repository.ts';
import type { EaselDatabase } from './database.ts';
import type { DocumentRepository } from './document-repository.ts';
import { createDocumentRepository } from './document-repository.ts';
import type { ExpenseRepository } from './expense-repository.ts';
import { createExpenseRepository } from './expense-repository.ts';
import type { CanaryReport } from './eviction-canary.ts';
import { checkCanaries } from './eviction-canary.ts';
import type { JobRepository } from './job-repository.ts';
import { createJobRepository } from './job-repository.ts';
import type { KitRepository } from './kit-repository.ts';
import { createKitRepository } from './kit-repository.ts';
import type { ProfileRepository } from './profile-repository.ts';
import { createProfileRepository } from './profile-repository.ts';
import type { PromptRepository } from './prompt-repository.ts';
import { createPromptRepository } from './prompt-repository.ts';
import type { QueueRepository } from './queue-repository.ts';
import { createQueueRepository } from './queue-repository.ts';
import type { SecretRepository } from './secret-repository.ts';
import { createSecretRepository } from './secret-repository.ts';
import type { SettingRepository } from './setting-repository.ts';
import { createSettingRepository } from './setting-repository.ts';
import type { SpaceRepository } from './space-repository.ts';
import { createSpaceRepository } from './space-repository.ts';
import type { ThumbnailRepository } from './thumbnail-repository.ts';
import { createThumbnailRepository } from './thumbnail-repository.ts';
import type { TraitsRepository } from './traits-repository.ts';
import { createTraitsRepository } from './traits-repository.ts';
import type { WorkspaceRepository } from './workspace-repository.ts';
import { createWorkspaceRepository } from './workspace-repository.ts';

/** The only callers of the database. Every method may throw an AppError, `storageFull` where there is no room. */
export interface Repositories {
  profiles: ProfileRepository;
  secrets: SecretRepository;
  workspaces: WorkspaceRepository;
  jobs: JobRepository;
  attempts: AttemptRepository;
  assets: AssetRepository;
  bytes: ByteRepository;
  thumbnails: ThumbnailRepository;
  prompts: PromptRepository;
  kit: KitRepository;
  settings: SettingRepository;
  traits: TraitsRepository;
  queue: QueueRepository;
  documents: DocumentRepository;
  expenses: ExpenseRepository;
  space: SpaceRepository;
  /** See `checkCanaries`; once per start. */
  canaries: { check(): Promise<CanaryReport> };
}

/** All repositories over one handle. */
export function createRepositories(db: EaselDatabase): Repositories {
  return {
    profiles: createProfileRepository(db),
    secrets: createSecretRepository(db),
    workspaces: createWorkspaceRepository(db),
    jobs: createJobRepository(db),
    attempts: createAttemptRepository(db),
    assets: createAssetRepository(db),
    bytes: createByteRepository(db),
    thumbnails: createThumbnailRepository(db),
    prompts: createPromptRepository(db),
    kit: createKitRepository(db),
    settings: createSettingRepository(db),
    traits: createTraitsRepository(db),
    queue: createQueueRepository(db),
    documents: createDocumentRepository(db),
    expenses: createExpenseRepository(db),
    space: createSpaceRepository(db),
    canaries: { check: () => checkCanaries(db) },
  };
}
