import { ACCESS_OBJECT_LABELS, PERMISSIONS, type AccessObject, type FindableObject, type FindObjectsQuery, type ObjectAccessQuery, type Permission } from '@xianfeng/shared-types';
import { IdField, OneOfField, TextField } from '../../platform/http';

export class ObjectAccessDto implements ObjectAccessQuery {
  @IdField('党员')
  memberId: string;

  @OneOfField('权限', Object.keys(PERMISSIONS))
  permission: Permission;

  @OneOfField('对象类别', Object.keys(ACCESS_OBJECT_LABELS))
  objectType: AccessObject;

  @IdField('对象')
  objectId: string;
}

export class FindObjectsDto implements FindObjectsQuery {
  @OneOfField('对象类别', ['member', 'case', 'appeal', 'bulletin'] satisfies FindableObject[])
  type: FindableObject;

  @TextField('查找内容', 60)
  q: string;
}
