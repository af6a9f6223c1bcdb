import { cosAuthorization } from './cos-signature';

/** The worked example of Tencent Cloud's document 436/7778, "upload an object"; both keys are published there. */
it('signs the example of the document', () => {
  const headers = {
    date: 'Thu, 16 May 2019 06:45:51 GMT', host: 'examplebucket-1250000000.cos.ap-beijing.myqcloud.com', 'content-type': 'text/plain',
    'content-length': '13', 'content-md5': 'mQ/fVh815F3k6TAUm8m0eg==', 'x-cos-acl': 'private', 'x-cos-grant-read': 'uin="100000000011"',
  };
  const credentials = { secretId: 'AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q', secretKey: 'BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz' };
  expect(cosAuthorization({ method: 'PUT', pathname: '/exampleobject(腾讯云)', headers }, credentials, 1557989151, 1557996351)).toBe(
    'q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&q-sign-time=1557989151;1557996351&q-key-time=1557989151;1557996351' +
      '&q-header-list=content-length;content-md5;content-type;date;host;x-cos-acl;x-cos-grant-read&q-url-param-list=' +
      '&q-signature=3b8851a11a569213c17ba8fa7dcf2abec6935172',
  );
});
