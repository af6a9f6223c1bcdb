export default definePageConfig({ navigationBarTitleText: '案例办理', enablePullDownRefresh: true });
