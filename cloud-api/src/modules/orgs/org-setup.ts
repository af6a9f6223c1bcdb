import { Injectable } from '@nestjs/common';
import type { OrgFields, OrgKind } from '@xianfeng/shared-types';
import type { Tx } from '../../database';
import { OrgDirectory, type OrgRef } from './org-directory';
import { OrgEditService } from './org-edit.service';

/** An organisation to be set up, under its parent or without one at the top. */
export interface OrgPlan extends OrgFields {
  parent: Pick<OrgRef, 'id' | 'path' | 'kind'> | null;
  kind: OrgKind;
}

/** Setting up organisations without a caller: the first of a customer, imports and the demo group. */
@Injectable()
export class OrgSetup {
  constructor(
    private readonly editing: OrgEditService,
    private readonly directory: OrgDirectory,
  ) {}

  /** Founds one organisation inside the given unit of work, with the same checks and history as an officer's. */
  async found(tx: Tx, { parent, kind, ...fields }: OrgPlan): Promise<OrgRef> {
    const { id } = await this.editing.insert(tx, parent, kind, fields);
    return this.directory.get(id);
  }
}
