import type { Workspace } from '../../lib/contracts/workspace.ts';
import type { AppState } from '../../lib/state/app-state.ts';

/** Closes a workspace, and asks first while a job runs in it. */
export class WorkspaceClosing {
  #asking = $state.raw<Workspace | null>(null);
  readonly #state: Pick<AppState, 'jobs' | 'workspaces'>;

  constructor(state: Pick<AppState, 'jobs' | 'workspaces'>) {
    this.#state = state;
  }

  /** The workspace that is asked about; null: none. */
  get asking(): Workspace | null {
    return this.#asking;
  }

  async request(workspace: Workspace): Promise<void> {
    if (this.#state.jobs.activeOf(workspace.id).length > 0) this.#asking = workspace;
    else await this.#state.workspaces.close(workspace.id);
  }

  async confirm(): Promise<void> {
    const workspace = this.#asking;
    this.#asking = null;
    if (!workspace) return;
    const { jobs, workspaces } = this.#state;
    await jobs.cancel(jobs.activeOf(workspace.id).map((job) => job.id));
    await workspaces.close(workspace.id);
  }

  dismiss(): void {
    this.#asking = null;
  }
}
