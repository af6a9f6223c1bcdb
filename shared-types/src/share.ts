import { endpoint } from './endpoint';
import type { Id, IsoDate, IsoDateTime } from './primitives';

/** Values for onShareAppMessage. A case for members only shows neither its title nor its picture to a chat. */
export interface ShareCard {
  /** Base62, 10 characters; belongs to the case, not to who shares. */
  shareId: string;
  title: string;
  /** Page with query, no leading slash: `packages/case/public/index?s=…`. */
  path: string;
  /** 5:4. */
  imageUrl: string;
}

export interface PosterView {
  shareId: string;
  /** PNG, 900 × 1400 px; the signed address ends after an hour or so. */
  url: string;
}

/** What everybody may read of a public case. */
export interface PublicCase {
  shareId: string;
  /** For members, who go on to the whole case. */
  caseId: Id;
  title: string;
  categoryName: string;
  orgName: string;
  digest: string;
  coverUrl: string | null;
  publishedAt: IsoDateTime;
}

/** From wx.getGroupEnterInfo and the launch options; without encryptedData and iv no group is known. */
export interface ShareEnterBody {
  shareId: string;
  encryptedData?: string;
  iv?: string;
  /** WeChat's scene number, e.g. 1044. */
  scene: number;
}

export interface ShareEntered {
  caseId: Id;
  /** A group was recognised and counted. False with sealed data: log in again and send a fresh pair, once. */
  counted: boolean;
}

/** A chat group in which a case was opened; WeChat tells neither its name nor its members. */
export interface ShareGroup {
  id: Id;
  /** As the branch calls it, e.g. 网点党员群; empty until it has one. */
  label: string;
  firstOn: IsoDate;
  lastOn: IsoDate;
  opens: number;
  /** The last 30 days with opens, oldest first. */
  days: { date: IsoDate; opens: number }[];
}

export interface LabelGroupBody {
  label: string;
}

export const shareApi = {
  /** Share card of a published case. Problems: not_found. */
  card: endpoint<{ params: { id: Id }; reply: ShareCard }>('POST', '/api/cases/:id/share'),
  /** Poster with the mini-program code, of a public case. Problems: case.members_only, upstream.wechat, not_found. */
  poster: endpoint<{ params: { id: Id }; reply: PosterView }>('POST', '/api/cases/:id/poster'),
  /** Groups in which a case of my branch was opened, busiest first; at most 100. */
  groups: endpoint<{ params: { id: Id }; reply: ShareGroup[] }>('GET', '/api/cases/:id/share-groups'),
  /** The label is the branch's own and holds for all its cases. */
  labelGroup: endpoint<{ params: { id: Id }; body: LabelGroupBody; reply: ShareGroup }>('PUT', '/api/share-groups/:id'),
  /** A member came through a card or a code. Counts the group, never the person. Problems: not_found. */
  enter: endpoint<{ body: ShareEnterBody; reply: ShareEntered }>('POST', '/api/share/enter'),
  /** For everybody. Problems: case.members_only (404), not_found. */
  publicCase: endpoint<{ params: { shareId: string }; reply: PublicCase }>('GET', '/api/public/cases/:shareId'),
  /** The bytes of a cover or poster; the signature is the right to see them. */
  picture: endpoint<{ params: { shareId: string; picture: SharePicture }; query: { e: string; s: string }; reply: unknown }>('GET', '/api/share/:shareId/:picture'),
};

export type SharePicture = 'cover' | 'poster';
