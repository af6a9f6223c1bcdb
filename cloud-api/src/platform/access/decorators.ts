import { SetMetadata } from '@nestjs/common';
import type { Permission } from '@xianfeng/shared-types';

export const GATE = 'xianfeng:gate';

/** What a route asks of its caller. A route without one is refused at start. */
export type Gate = { kind: 'public' } | { kind: 'authenticated' } | { kind: 'permission'; permission: Permission };

/** Open to everybody, e.g. log-in and callbacks that carry their own proof. */
export const Public = () => SetMetadata(GATE, { kind: 'public' } satisfies Gate);

/** Any logged-in member, for what concerns the caller alone. */
export const Authenticated = () => SetMetadata(GATE, { kind: 'authenticated' } satisfies Gate);

/** The caller must hold the permission somewhere; the service checks where. */
export const Requires = (permission: Permission) => SetMetadata(GATE, { kind: 'permission', permission } satisfies Gate);
