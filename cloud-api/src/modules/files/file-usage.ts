import { Injectable } from '@nestjs/common';
import type { Id } from '@xianfeng/shared-types';

/** A module that shows uploads says where they are used and who may see them there. */
export interface FileUser {
  uses(fileId: Id): Promise<boolean>;
  /** Whether the caller may see something that shows the file. */
  shows(fileId: Id): Promise<boolean>;
}

/** Uploads know nothing of what shows them; modules register themselves in onModuleInit. */
@Injectable()
export class FileUsage {
  private readonly users: FileUser[] = [];

  register(user: FileUser): void {
    this.users.push(user);
  }

  async inUse(fileId: Id): Promise<boolean> {
    for (const user of this.users) if (await user.uses(fileId)) return true;
    return false;
  }

  async visible(fileId: Id): Promise<boolean> {
    for (const user of this.users) if (await user.shows(fileId)) return true;
    return false;
  }
}
