import type { Id, Role, RoleReach } from '@xianfeng/shared-types';
import type { Org } from '../../src/modules/orgs/org.entity';
import { newId } from '../../src/platform/ids';
import { createOrgTree, type OrgTree } from '../factories/orgs';
import type { TestApp } from '../harness';
import type { MatrixCaller, Relation } from './types';

/** The ground all rows of the table share: one application, one small tree. */
export class World {
  private readonly things = new Map<string, Promise<unknown>>();

  private constructor(
    readonly t: TestApp,
    readonly tree: OrgTree,
  ) {}

  static async create(t: TestApp): Promise<World> {
    return new World(t, await createOrgTree(t.uow));
  }

  get targets(): Record<Relation, Org> {
    return { own: this.tree.a, child: this.tree.a1, sibling: this.tree.b, parent: this.tree.group };
  }

  /** A caller with one role at committee A and nothing else, not even what every member holds. */
  caller(role: Role, reach: RoleReach): MatrixCaller {
    const { id: orgId, path: orgPath } = this.tree.a;
    return { memberId: newId(), orgId, orgPath, role, reach, assignments: [{ role, orgId, orgPath, reach }] };
  }

  /** Makes something once for all rows and calls, e.g. a category: for things that no route of the table changes. */
  once<T>(key: string, make: () => Promise<T>): Promise<T> {
    let made = this.things.get(key);
    if (!made) this.things.set(key, (made = make()));
    return made as Promise<T>;
  }

  /** Id that no row has. */
  get nobody(): Id {
    return newId();
  }
}
