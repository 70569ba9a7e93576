// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include <vector>

namespace diaoyan {

class ResultTableModel;

/// The rows of a ResultTableView: as high as they are up to a limit, headings and labels wrapped, rules between parts,
/// small bars in the column that has them. Rules and bars are looks only; what they mean is in the model.
class ResultRows : public QTableView {
    Q_OBJECT

public:
    explicit ResultRows(ResultTableModel* model, QWidget* parent = nullptr);

    /// Column widths and row heights anew, after the model shows another table.
    void layOut();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Double clicked, or Enter on it.
    void rowChosen(int row);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();
    void sizeColumns(int room);
    void sizeHeadings();
    void sizeRows();
    int contentWidth(int column) const;
    int widthWanted(int column) const;
    int heightWanted() const;
    /// Makes columns narrower that can be; gives by how much in all.
    int narrow(std::vector<int>& widths, int missing) const;

    ResultTableModel* model_;
    int fitted_width_ = -1;
    int full_height_ = 0;
    bool beside_bar_ = false;
    int room_ = 0;  ///< for the columns
};

}  // namespace diaoyan
