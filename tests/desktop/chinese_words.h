// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/look/words.h"

#include <QCoreApplication>
#include <QTranslator>
#include <gtest/gtest.h>

namespace diaoyan {

/// The window's words in Chinese as long as it lives, as the program shows them.
class ChineseWords {
public:
    ChineseWords() {
        setShownLanguage(Language::zh);
        EXPECT_TRUE(words_.load(":/diaoyan/diaoyan_zh_CN.qm"));
        QCoreApplication::installTranslator(&words_);
    }
    ~ChineseWords() { QCoreApplication::removeTranslator(&words_); }
    ChineseWords(const ChineseWords&) = delete;
    ChineseWords& operator=(const ChineseWords&) = delete;

private:
    QTranslator words_;
};

}  // namespace diaoyan
