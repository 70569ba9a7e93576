// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/desktop/importing/choice_delegate.h"
#include "charts/desktop/importing/import_dialog.h"
#include "charts/desktop/importing/import_models.h"
#include "charts/desktop/look/message_strip.h"
#include "charts/desktop/look/theme.h"
#include "charts/desktop/look/words.h"
#include "tests/desktop/chinese_words.h"
#include "tests/desktop/desk_test.h"

#include <QPushButton>
#include <QTableView>

#include <fstream>
#include <memory>

namespace diaoyan {

inline std::string wjx(const std::string& name) {
    return std::string(DIAOYAN_SOURCE_DIR) + "/tests/data/wjx/" + name;
}

/// The dialog, used as an office uses it.
class ImportDesk : public DeskTest {
protected:
    void SetUp() override {
        DeskTest::SetUp();
        chinese_ = std::make_unique<ChineseWords>();
        applyTheme(*qApp, Theme::light);
    }
    void TearDown() override {
        dialog_.reset();
        chinese_.reset();
        applyTheme(*qApp, Theme::light);
        DeskTest::TearDown();
    }

    std::string write(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return (folder_ / name).string();
    }

    /// A survey without answers: two schools, no questionnaire.
    void openEmpty() {
        const std::string path = (folder_ / "empty.survey").string();
        const Roster roster{.schools = {{.code = "S01", .name = "第一小学"}, {.code = "S02", .name = "实验中学"}}};
        ASSERT_TRUE(SurveyFile::create(path, roster, {}).ok());
        open(path);
    }

    /// Shows the dialog and waits until the files have been read.
    void look(const std::vector<std::string>& files) {
        QStringList paths;
        for (const std::string& file : files) paths << shown(file);
        dialog_ = std::make_unique<ImportDialog>(desk_, paths, nullptr);
        dialog_->show();
        settle();
    }

    template <class Widget>
    Widget* find(const char* name) const {
        auto* widget = dialog_->findChild<Widget*>(name);
        EXPECT_NE(widget, nullptr) << name;
        return widget;
    }
    QPushButton* importButton() const { return find<QPushButton>("import"); }
    void import() {
        ASSERT_TRUE(importButton()->isEnabled());
        QTest::mouseClick(importButton(), Qt::LeftButton);
        settle();
    }

    void chooseQuestion(int row) { find<QTableView>("questions")->selectRow(row); }
    QAbstractItemModel* options() const { return find<QTableView>("options")->model(); }

    /// `label count meaning` of the options that are shown, one a line.
    std::string optionLines() const {
        std::string lines;
        for (int row = 0; row < options()->rowCount(); ++row) {
            for (int column = 0; column < options()->columnCount(); ++column)
                lines += (column == 0 ? "" : " ") + options()->index(row, column).data().toString().toStdString();
            lines += "\n";
        }
        return lines;
    }
    /// Chooses in a table as its editor does.
    static void choose(QAbstractItemModel* model, int row, int column, const QString& words) {
        const QModelIndex index = model->index(row, column);
        const int at = static_cast<int>(index.data(choicesRole).toStringList().indexOf(words));
        ASSERT_GE(at, 0) << words.toStdString() << " among "
                         << index.data(choicesRole).toStringList().join("|").toStdString();
        model->setData(index, at, chosenRole);
    }
    std::string stripWords() const { return typed(dialog_->findChild<MessageStrip*>()->words()); }

    std::int64_t respondents(const std::string& form) const {
        const StudyPart* part = desk_.part(form);
        return part == nullptr ? 0 : part->answers->respondents();
    }

    std::unique_ptr<ImportDialog> dialog_;
    std::unique_ptr<ChineseWords> chinese_;
};

/// Rows again and again.
inline std::string rowsOf(const std::string& heading, const std::vector<std::string>& rows, int times) {
    std::string csv = heading + "\n";
    int number = 0;
    for (int i = 0; i < times; ++i)
        for (const std::string& row : rows) csv += std::to_string(++number) + "," + row + "\n";
    return csv;
}

}  // namespace diaoyan
