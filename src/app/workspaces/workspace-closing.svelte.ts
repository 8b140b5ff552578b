import type { Workspace } from '../../lib/contracts/workspace.ts';
import type { AppState } from '../../lib/state/app-state.ts';

/** What `WorkspaceClosing` needs. */
export interface WorkspaceClosingOptions {
  state: Pick<AppState, 'jobs' | 'workspaces'>;
  /** A workspace was closed; `undo` opens it again. */
  onclosed: (workspace: Workspace, undo: () => void) => void;
}

/** Closes a workspace, and asks first while a job runs in it. */
export class WorkspaceClosing {
  #asking = $state.raw<Workspace | null>(null);
  #hasAsked = $state.raw(false);
  readonly #options: WorkspaceClosingOptions;

  constructor(options: WorkspaceClosingOptions) {
    this.#options = options;
  }

  /** The workspace that is asked about; null: none. */
  get asking(): Workspace | null {
    return this.#asking;
  }

  /** Whether the question was ever needed on this page. */
  get hasAsked(): boolean {
    return this.#hasAsked;
  }

  async request(workspace: Workspace): Promise<void> {
    if (this.#options.state.jobs.activeOf(workspace.id).length === 0) {
      await this.#close(workspace);
      return;
    }
    this.#hasAsked = true;
    this.#asking = workspace;
  }

  async confirm(): Promise<void> {
    const workspace = this.#asking;
    this.#asking = null;
    if (!workspace) return;
    const { jobs } = this.#options.state;
    await jobs.cancel(jobs.activeOf(workspace.id).map((job) => job.id));
    await this.#close(workspace);
  }

  dismiss(): void {
    this.#asking = null;
  }

  async #close(workspace: Workspace): Promise<void> {
    const { workspaces } = this.#options.state;
    await workspaces.close(workspace.id);
    this.#options.onclosed(workspace, () => void workspaces.reopen(workspace));
  }
}
