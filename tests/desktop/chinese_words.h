// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace diaoyan {

/// While it lives, what is made speaks Chinese, as the program does.
class ChineseWords {
public:
    ChineseWords() {
        if (words_.load(":/diaoyan/diaoyan_zh_CN.qm")) QCoreApplication::installTranslator(&words_);
    }
    ~ChineseWords() { QCoreApplication::removeTranslator(&words_); }

private:
    QTranslator words_;
};

}  // namespace diaoyan
