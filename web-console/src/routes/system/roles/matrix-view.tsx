import { roleDeskApi, type RoleMatrix } from '@xianfeng/shared-types';
import { Skeleton } from 'antd';
import { CheckOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { useApi } from '@/shared/api';
import { QueryView } from '@/shared/ui';
import { blocksOf } from './matrix';
import './matrix.css';

/** Which role may do what; heads of rows and columns stay in sight and lead to who holds it. */
export function MatrixView() {
  const matrix = useApi(roleDeskApi.matrix, {});
  return (
    <QueryView query={matrix} skeleton={<Skeleton active title={false} paragraph={{ rows: 18, width: '100%' }} />}>
      {(data) => <Matrix matrix={data} />}
    </QueryView>
  );
}

function Matrix({ matrix }: { matrix: RoleMatrix }) {
  const { roles } = matrix;
  return (
    <div className="matrix" tabIndex={0} role="group" aria-label="角色与权限对照表">
      <table>
        <thead>
          <tr>
            <th scope="col">权限</th>
            {roles.map(({ role, name, implicit, holders }) => (
              <th scope="col" key={role}>
                {name}
                <small>{implicit ? '人人都有' : <Link to={`?view=holdings&role=${role}`} aria-label={`${name}：${holders} 人`}>{holders} 人</Link>}</small>
              </th>
            ))}
          </tr>
        </thead>
        {blocksOf(matrix).map(({ group, name, permissions }) => (
          <tbody key={group}>
            <tr className="matrix-group">
              <th scope="rowgroup" colSpan={roles.length + 1}>
                <span>{name}</span>
              </th>
            </tr>
            {permissions.map((permission) => (
              <tr key={permission.code}>
                <th scope="row">
                  <Link to={`?view=holdings&permission=${permission.code}`} title="谁有这项权限">
                    {permission.name}
                  </Link>
                </th>
                {roles.map(({ role, permissions: held }) => (
                  <td key={role}>{held.includes(permission.code) ? <CheckOutlined aria-label="有" /> : <span aria-label="没有" role="img" />}</td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
