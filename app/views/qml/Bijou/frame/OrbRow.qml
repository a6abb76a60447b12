pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// The workers at the foot of the navigation: side by side, one above the other where it is collapsed. A press opens the worker's page.
Grid {
    id: row

    property bool collapsed: false
    readonly property real orb: Theme.px(collapsed ? 15 : 18)

    columns: collapsed ? 1 : Orbs.count
    columnSpacing: collapsed ? 0 : Math.max(0, Math.floor((width - Orbs.count * cell) / Math.max(1, Orbs.count - 1)))
    rowSpacing: 0
    horizontalItemAlignment: Grid.AlignHCenter
    readonly property real cell: Theme.px(34)
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Workers")

    Repeater {
        model: Orbs

        T.Button {
            id: button
            required property string worker
            required property string name
            required property string standing
            required property int ring
            required property string detail
            required property string spoken
            readonly property bool here: Place.page === "workers" && (Place.section === worker || (Place.section === "" && worker === "tmdb"))

            implicitWidth: row.collapsed ? row.width : row.cell
            implicitHeight: row.collapsed ? Theme.px(28) : row.cell
            text: name
            hoverEnabled: true
            Accessible.name: spoken
            Accessible.description: qsTr("Opens the workers")
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()
            Keys.onRightPressed: nextItemInFocusChain(!row.mirrored).forceActiveFocus(Qt.TabFocusReason)
            Keys.onLeftPressed: nextItemInFocusChain(row.mirrored).forceActiveFocus(Qt.BacktabFocusReason)
            onClicked: Actions.openAddress("bijou://workers/" + worker)

            contentItem: Item {
                Orb {
                    anchors.centerIn: parent
                    size: row.orb
                    worker: button.worker
                    standing: button.standing
                    ring: button.ring
                }
            }

            background: Rectangle {
                radius: Theme.px(8)
                color: button.here ? Theme.selected : button.down ? Theme.pressed : button.hovered ? Theme.hover : "transparent"

                FocusRing {
                    shown: button.visualFocus
                    targetRadius: Theme.px(8)
                    gap: -Theme.px(2)
                }
            }

            Tip {
                beside: row.collapsed
                text: qsTr("%1 · %2").arg(button.name).arg(button.detail)
                shown: button.hovered || button.visualFocus
            }
        }
    }

    readonly property bool mirrored: LayoutMirroring.enabled
}
