pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Bijou

// One provider: what it gives, where its key comes from, the key, and how the last test went.
Card {
    id: panel

    required property string provider
    required property string name
    required property string purpose
    required property string source
    required property string link
    required property string standing
    required property string badge
    required property string tone
    required property string trouble
    required property string mask
    required property string revealed
    required property string giver
    required property string busy
    readonly property bool slim: width < Theme.px(680)
    readonly property color ink: ({
            good: Theme.good,
            warn: Theme.warn,
            bad: Theme.bad
        })[tone] ?? Theme.info

    Accessible.role: Accessible.Grouping
    Accessible.name: badge === "" ? name : qsTr("%1, %2").arg(name).arg(badge)

    GridLayout {
        width: parent.width
        columns: panel.slim ? 2 : 3
        columnSpacing: Theme.gap18
        rowSpacing: Theme.gap12

        Icon {
            Layout.alignment: panel.slim ? Qt.AlignTop : Qt.AlignVCenter
            name: "ball"
            color: Theme.providers[panel.provider]
            size: Theme.px(40)
        }

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: Theme.px(3)

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap12

                SectionTitle {
                    text: panel.name
                }

                Badge {
                    text: panel.badge
                    symbol: panel.tone === "bad" ? "triangle-alert" : ""
                    ink: panel.ink
                }

                Item {
                    Layout.fillWidth: true
                }
            }

            Paragraph {
                Layout.fillWidth: true
                text: panel.purpose
            }

            Item {
                Layout.fillWidth: true
                implicitWidth: link.implicitWidth
                implicitHeight: link.implicitHeight

                LinkLine {
                    id: link
                    anchors.left: parent.left
                    width: Math.min(implicitWidth, parent.width)
                    lead: panel.source
                    address: panel.link
                }
            }

            Paragraph {
                Layout.fillWidth: true
                visible: text !== ""
                topPadding: Theme.gap4
                text: panel.trouble
                color: panel.ink
                Accessible.role: Accessible.AlertMessage
            }
        }

        KeyEntry {
            Layout.columnSpan: panel.slim ? 2 : 1
            Layout.fillWidth: panel.slim
            Layout.preferredWidth: Theme.px(340)
            panel: panel
        }
    }
}
