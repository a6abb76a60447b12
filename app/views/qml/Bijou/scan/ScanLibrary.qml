pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One library in the report: what was read of it, and what went wrong.
Column {
    id: row

    required property string name
    required property string kind
    required property string counts
    required property bool whole
    required property string problems

    bottomPadding: problems === "" ? 0 : Theme.gap12

    Separator {
        width: parent.width
    }

    Item {
        width: parent.width
        height: Math.max(Theme.rowHeight, name.implicitHeight + Theme.gap12)

        Icon {
            id: glyph
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            name: row.kind === "movie" ? "film" : "tv"
            size: Theme.iconSmall
        }

        Label {
            id: name
            anchors.left: glyph.right
            anchors.leftMargin: Theme.gap12
            width: Math.min(implicitWidth, parent.width * 0.4)
            anchors.verticalCenter: parent.verticalCenter
            text: row.name
            font: Theme.strong
        }

        Badge {
            anchors.left: name.right
            anchors.leftMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            text: row.whole ? "" : qsTr("Not complete")
            symbol: "triangle-alert"
            ink: Theme.warn
        }

        Label {
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width * 0.45)
            horizontalAlignment: Text.AlignRight
            text: row.counts
            font: Theme.captionFigures
            color: Theme.textMuted
        }
    }

    Paragraph {
        x: Theme.iconSmall + Theme.gap12
        width: parent.width - x
        visible: row.problems !== ""
        text: row.problems
        color: Theme.warn
    }
}
