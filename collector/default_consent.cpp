// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/default_consent.h"

namespace diaoyan {

Text defaultConsent(const std::string& role) {
    if (role == "student")
        return {"本调查自愿参加，不用填写姓名，系统不记录你的网络地址。填写内容只用于了解和改进学校工作，"
                "公布时只用汇总的结果，不会影响对你的评价。你可以不参加，也可以随时退出而不提交。\n"
                "未满 14 周岁的同学，请先由父母或其他监护人阅读并同意。\n"
                "我（和监护人）已读过以上内容，同意参加。",
                "Taking part is voluntary. You are not asked for your name, and your network address is not recorded. "
                "Answers are used only to understand and improve the school's work; only results for groups are "
                "published, and they do not affect how you are marked. You need not take part, and you can leave at "
                "any time without sending anything.\n"
                "If you are under 14, a parent or guardian should read this and agree first.\n"
                "I (and my guardian) have read this and agree to take part."};
    if (role == "parent")
        return {"本调查自愿参加，不用填写您和孩子的姓名，系统不记录您的网络地址。填写内容只用于了解和改进学校工作，"
                "公布时只用汇总的结果，不会影响对孩子的评价。您可以不参加，也可以随时退出而不提交。\n"
                "我是孩子的父母或其他监护人，已读过以上内容，同意参加。",
                "Taking part is voluntary. You are asked neither for your name nor for your child's, and your network "
                "address is not recorded. Answers are used only to understand and improve the school's work; only "
                "results for groups are published, and they do not affect how your child is marked. You need not take "
                "part, and you can leave at any time without sending anything.\n"
                "I am a parent or guardian of the child, have read this and agree to take part."};
    return {};
}

}  // namespace diaoyan
