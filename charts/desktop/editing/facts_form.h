// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/study_record.h"

#include <QWidget>

#include <map>
#include <string>

class QVBoxLayout;

namespace diaoyan {

class WordsEdit;

/// What a study says about itself: the facts that a report discloses, each with a hint what to write.
class FactsForm : public QWidget {
    Q_OBJECT

public:
    explicit FactsForm(QWidget* parent = nullptr);

    void show(const std::map<std::string, std::string>& facts, bool anyway = false);
    using QWidget::show;
    void setEditable(bool editable);

signals:
    void edited(const QString& fact, const QString& words);

private:
    void addFact(const std::string& id, const QString& title, const QString& hint);

    QVBoxLayout* list_;
    std::map<std::string, WordsEdit*> edits_;
    bool editable_ = true;
};

}  // namespace diaoyan
