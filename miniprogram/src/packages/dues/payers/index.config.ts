export default definePageConfig({ navigationBarTitleText: '代交党费', enablePullDownRefresh: true, enableShareAppMessage: true });
