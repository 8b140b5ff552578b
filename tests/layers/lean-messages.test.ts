/** The short form of messages says what Paraglide's own says: both are made from the project's messages and compared. */
import { compileProject } from '@inlang/paraglide-js';
import { expect, it } from 'vitest';
import { toLeanMessage } from '../../scripts/lean-messages.ts';
