export default definePageConfig({ navigationBarTitleText: '支部借鉴', enablePullDownRefresh: true });
