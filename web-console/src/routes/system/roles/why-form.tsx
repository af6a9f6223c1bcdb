import { ACCESS_OBJECT_LABELS, PERMISSIONS, type AccessObject, type ObjectAccessQuery, type Permission } from '@xianfeng/shared-types';
import { Form, Segmented, Select } from 'antd';
import { useAddress } from '@/shared/address';
import { OrgPicker } from '@/shared/org';
import { optionsOf } from '@/shared/ui';
import { ObjectPicker, type Picked } from '../object-picker';

const KEYS = ['member', 'memberName', 'permission', 'type', 'object', 'objectName'] as const;
const TYPES = Object.keys(ACCESS_OBJECT_LABELS) as AccessObject[];

/** The question as the address tells it; null until it is complete. */
export function useQuestion() {
  const [{ member, memberName, permission, type, object, objectName }, change] = useAddress(KEYS);
  const objectType = TYPES.find((one) => one === type) ?? 'org';
  const known = permission && permission in PERMISSIONS ? (permission as Permission) : undefined;
  const question: ObjectAccessQuery | null = member && known && object ? { memberId: member, permission: known, objectType, objectId: object } : null;
  const picked = (id?: string, title?: string): Picked | null => (id ? { id, title: title ?? '' } : null);
  return { question, change, objectType, permission: known, member: picked(member, memberName), object: picked(object, objectName) };
}

/** Who, what, and with which thing; every choice is answered at once. */
export function WhyForm() {
  const { change, objectType, permission, member, object } = useQuestion();
  const chooseObject = (picked: Picked | null) => change({ object: picked?.id ?? null, objectName: picked?.title ?? null });
  return (
    <Form layout="vertical" component="div">
      <Form.Item label="谁" htmlFor="why-member">
        <ObjectPicker id="why-member" type="member" label="党员" value={member} onChange={(picked) => change({ member: picked?.id ?? null, memberName: picked?.title ?? null })} />
      </Form.Item>
      <Form.Item label="做什么" htmlFor="why-permission">
        <Select
          id="why-permission"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="选择权限"
          value={permission ?? null}
          options={optionsOf(PERMISSIONS)}
          onChange={(next: string) => change({ permission: next })}
        />
      </Form.Item>
      <Form.Item label="对什么">
        <Segmented<AccessObject>
          aria-label="对象类别"
          value={objectType}
          options={TYPES.map((value) => ({ value, label: ACCESS_OBJECT_LABELS[value] }))}
          onChange={(next) => change({ type: next, object: null, objectName: null })}
          style={{ marginBottom: 8 }}
        />
        {objectType === 'org' ? (
          <OrgPicker block label="组织" value={object?.title ?? null} selected={object?.id} onChoose={({ id, name }) => chooseObject({ id, title: name })} />
        ) : (
          <ObjectPicker key={objectType} type={objectType} label={ACCESS_OBJECT_LABELS[objectType]} value={object} onChange={chooseObject} />
        )}
      </Form.Item>
    </Form>
  );
}
